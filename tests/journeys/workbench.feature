Feature: Deciding by single keys
  A curator settles what contradicts what in the workbench, and takes every step back by one key.

  Scenario: Each key of the workbench
    Given a workspace whose articles contradict each other
    When I go to the conflicts
    Then 4 things wait for me
    When I look for "Estonia" and go to the list
    Then 1 thing waits for me
    When I press "Esc" in the search and see all again
    Then 4 things wait for me
    When I close all groups by "-" and open them by "+"
    And I go to "Agreement · Estonia" by "N" and "P"
    And I go to its next claim by "Right" and show its source by "G"
    Then the source shows "4 May 2024"
    When I press "2"
    Then 3 things wait for me, and undo brings it back
    When I press "X" and say "a slip of the pen"
    Then 3 things wait for me, and undo brings it back
    When I press "M" and say "two ceremonies"
    Then 3 things wait for me, and undo brings it back
    When I press "D" and say "of no matter"
    Then 3 things wait for me, and undo brings it back
    When I press "R" and type "4 May 2024" for its date
    Then 3 things wait for me, and undo brings it back
    When I press "K" and type "agreement/LTU" for its record
    Then 3 things wait for me, and undo brings it back
    When I go to "Agreement · Latvia" by "N" and "P"
    And I press "S" and take the reason "the same under another name"
    Then 3 things wait for me, and undo brings it back
    When I press "T" and take the reason "different people, bodies or places"
    Then 4 things wait for me, and undo brings it back
    When I press "U" and take the reason "cannot be resolved"
    Then 3 things wait for me, and undo brings it back
    When I go to "Agreement · Poland" by "N" and "P"
    And I press "A"
    Then 3 things wait for me, and undo brings it back
    When I press "E"
    Then the pane "explanation" is in front
    When I go to the conflicts
    And I press "V"
    Then the pane "matrix" is in front
    When I go to the conflicts
    And I press "F"
    Then the pane "record" is in front
