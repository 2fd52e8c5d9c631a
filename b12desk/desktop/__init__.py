"""The Qt desktop: views build widgets and emit values, presenters hold no Qt, models take rows and answer roles."""
