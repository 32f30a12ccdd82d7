"""Every screen at both sizes and in both themes, as text that reads well in a review."""
