"""Plan regimen: the protocols that fit, the interval, the authority and the doses that follow."""
