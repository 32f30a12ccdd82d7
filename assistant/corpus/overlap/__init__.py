"""Who shares what with whom: every report compared with every other."""
