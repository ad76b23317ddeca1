Feature: Asking why, and deciding by policy, by keyboard alone
  A curator of the sample asks a value where it comes from, looks at all the evidence, writes policies down, accepts what
  they propose, and sees what would be otherwise.

  Scenario: From a value to its quote, and to all the evidence
    Given the sample in an open window
    When I ask the status of the Dutch agreement why it is so
    Then I see its claims, their quotes and articles
    When I go down to a quote and open it
    Then the article shows that quote
    When I lay out all the evidence of the record
    Then each article supports, contradicts or leaves out each value
    When I turn to the field in all records
    Then the agreements are the rows

  Scenario: From policies to decisions, and back
    Given the sample in an open window
    When I write down that the latest as-of wins for every field
    And I accept all that is proposed
    Then the status of the Spanish negotiation is decided by the latest claim
    When I undo
    Then the status of the Spanish negotiation is open again

  Scenario: What would be otherwise
    Given the sample in an open window
    When I suppose that the first publisher did not count
    Then the values that only it gives would be lost
    And nothing has been changed
    When I export the differences
    Then the file holds all of them
