Feature: From a folder of articles to confirmed claims, by keyboard alone
  A curator takes in a folder with files of every format, confirms and refuses what one article proposes, sees that
  nothing of it is left unread, and takes its claims over to a changed version.

  Scenario: A folder, one article, and its newer version
    Given an empty workspace in an open window
    And a folder with a file of every format
    When I drop the folder on the list of articles
    Then every article in it has become one here
    And the exports of references have told what they know
    And the first of them asks whether its details are right
    When I confirm one of them and then all
    Then none asks any more
    When I open the report of the signing
    And I refuse the first proposal and confirm the others
    Then only what I confirmed is claimed
    When I pass over the sentences that are left
    Then all of the article is read
    When I import a changed version of the report
    Then the banner tells that its claims wait
    When I look at the difference
    And I move the claims
    And I place those that wait, and reject what has no place
    Then every claim stands on the newer version or is set aside
