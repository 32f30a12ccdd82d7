"""Reads finished reports and what they are compared with, and checks them: for CLI and UI."""
