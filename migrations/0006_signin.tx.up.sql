-- Ways to sign in beside the password, and what programs sign in with.

ALTER TABLE sessions ADD COLUMN second_at timestamptz;    -- a second factor was shown then

-- The second factor: codes of an app (RFC 6238). Nothing asks for one before it
-- is confirmed.
CREATE TABLE totp (
    user_id      uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    secret       bytea NOT NULL,                          -- sealed with SECRET_KEY
    key_id       bytea NOT NULL,                          -- which SECRET_KEY
    step         bigint NOT NULL DEFAULT 0,               -- of the newest code taken: none is taken twice
    created_at   timestamptz NOT NULL DEFAULT now(),
    confirmed_at timestamptz
);

-- What helps without the app. A code that was used is gone.
CREATE TABLE recovery_codes (
    id      uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    hash    text NOT NULL                                 -- argon2id, PHC format
);
CREATE INDEX recovery_codes_user_id ON recovery_codes (user_id);

-- Who has shown the first factor and still owes the second.
CREATE TABLE seconds (
    token_hash bytea PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    tries      integer NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL
);
CREATE INDEX seconds_user_id ON seconds (user_id);
CREATE INDEX seconds_expires_at ON seconds (expires_at);

-- Who somebody is at an OpenID provider.
CREATE TABLE identities (
    issuer     text NOT NULL,
    subject    text NOT NULL,
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_user_id ON identities (user_id);

-- Browsers that were sent to the provider and are not back yet.
CREATE TABLE departures (
    state_hash   bytea PRIMARY KEY,
    browser_hash bytea NOT NULL,                          -- SHA-256 of a cookie that only that browser has
    nonce        text NOT NULL,
    verifier     text NOT NULL,                           -- of PKCE
    return_to    text NOT NULL,                           -- a path here
    expires_at   timestamptz NOT NULL
);
CREATE INDEX departures_expires_at ON departures (expires_at);

-- Personal tokens of the API.
CREATE TABLE tokens (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    token_hash   bytea NOT NULL UNIQUE,                   -- SHA-256
    name         text NOT NULL,
    scope        text NOT NULL CHECK (scope IN ('read', 'write')),
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz
);
CREATE INDEX tokens_user_id ON tokens (user_id);
