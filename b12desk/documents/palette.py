"""The colours of printed pages: text and blue reach a contrast of 4.5:1 on white, and no meaning rests on colour alone.

Source: NHS identity and service manual.
"""

BLUE = "#005EB8"
DARK_BLUE = "#003087"
TEXT = "#212B32"
QUIET = "#4C6272"
RED = "#D5281B"
WHITE = "#FFFFFF"
LINE = "#C8D1D6"
PALE = "#F0F4F5"
PALE_BLUE = "#E6F0F9"
PALE_RED = "#FDF1F0"
MID_BLUE = "#A9CBEA"
SKIN = "#EDF1F3"
SKIN_EDGE = "#6B7F8C"
