"""Earlier and neighbouring reports, to find reuse in."""
