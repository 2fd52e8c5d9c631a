"""The look of the desktop: colours, type, spacing and icons, following the system's light, dark or high contrast."""
