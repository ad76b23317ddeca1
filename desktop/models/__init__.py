"""Item models over frozen rows. They hold no data of their own beyond what is on the screen."""
