"""Single sign-on by OpenID Connect: the office's own provider says who somebody is."""
