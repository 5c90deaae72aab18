"""The command line: the only room that prints and exits. One module a command."""
