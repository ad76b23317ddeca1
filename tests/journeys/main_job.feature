Feature: The main job, by keyboard alone
  A curator takes five articles to a release without touching the mouse.

  Scenario: From five articles to a release
    Given an empty workspace in an open window
    When I import the five articles
    And I tell when each of them was published
    And I confirm what each article proposes
    And I cite "Vladyslav Vlasyuk" for "person/vladyslav-vlasyuk name" from the third article
    And I cite "European External Action Service" for "body/european-external-action-service name" from the fourth article
    And I cite "Czechia" for "country/CZE name" from the fifth article
    And I cite "Providing military equipment and gear" for "scope/negotiation/EUU/military-assistance wording" from the fourth article
    Then every type of record has a claim with a quote
    And there is a hard conflict about the 25 countries
    And there is a defect about "$61"
    And there is a question about who led the talks with Latvia
    And nothing is said against Latvia's talks and its signature
    And nothing is said against 11–12 July and 12 July
    And nothing is said against six agreements in March and nine in May
    And nothing is said against the two spellings of the president's name
    When I call the question about the lead apparent, because "one is the head, the other led the round"
    Then that conflict is no longer open
    When I undo
    Then that conflict is open again
    When I redo
    Then that conflict is no longer open
    When I close the window and open the workspace again
    Then that conflict is no longer open
    When I accept what nobody contests and vet what is ready
    And I export a release
    Then frictionless finds the release valid
