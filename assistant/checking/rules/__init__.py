"""Every rule: a module `<family>/<code>_<fault>.py` each, found by the registry."""
