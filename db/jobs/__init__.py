"""Long work over a whole workspace, for the command line and for background jobs: pure functions of a store."""
