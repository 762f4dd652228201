"""All that an invitation may do, or a sign-in that still lacks its second factor."""

ENROLMENT = (
    "credentials.password",
    "credentials.enrol",
    "credentials.confirm",
    "sessions.me",
    "sessions.mine",
    "sessions.sign_out",
)
