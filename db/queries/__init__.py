"""Reads for screens and exports: functions of a connection that return frozen rows, never mapped objects."""
