-- One row for each application. Who gives out ids locks it until the commit.
CREATE TABLE IF NOT EXISTS foyer_application (
    application VARCHAR(100) NOT NULL PRIMARY KEY,
    last_id     BIGINT NOT NULL,
    last_origin VARCHAR(100) NOT NULL,
    last_number BIGINT NOT NULL,
    run         VARCHAR(100) NOT NULL,
    since       BIGINT NOT NULL,
    swept       BIGINT NOT NULL,
    swept_id    BIGINT NOT NULL
);

-- The nodes that run, and the topics that each of them has members for.
CREATE TABLE IF NOT EXISTS foyer_node (
    application VARCHAR(100) NOT NULL,
    node        VARCHAR(100) NOT NULL,
    seen        BIGINT NOT NULL,
    batch       BIGINT NOT NULL,
    first_id    BIGINT NOT NULL,
    last_id     BIGINT NOT NULL,
    PRIMARY KEY (application, node)
);
CREATE TABLE IF NOT EXISTS foyer_interest (
    application VARCHAR(100) NOT NULL,
    topic       VARCHAR(300) NOT NULL,
    node        VARCHAR(100) NOT NULL,
    PRIMARY KEY (application, topic, node)
);

-- Everything that goes between the nodes. Rows of logs have an epoch and a number.
CREATE TABLE IF NOT EXISTS foyer_message (
    application VARCHAR(100) NOT NULL,
    id          BIGINT NOT NULL,
    topic       VARCHAR(300) NOT NULL,
    origin      VARCHAR(100) NOT NULL,
    number      BIGINT NOT NULL,
    written     BIGINT NOT NULL,
    epoch       BIGINT,
    place       BIGINT,
    ordinal     BIGINT,
    before      BIGINT,
    message     TEXT NOT NULL,
    PRIMARY KEY (application, id)
);
CREATE INDEX IF NOT EXISTS foyer_message_log ON foyer_message (application, topic, ordinal);

-- Where each log ends, and what it keeps.
CREATE TABLE IF NOT EXISTS foyer_log (
    application VARCHAR(100) NOT NULL,
    topic       VARCHAR(300) NOT NULL,
    epoch       BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    ordinal     BIGINT NOT NULL,
    total       BIGINT NOT NULL,
    appended    BIGINT NOT NULL,
    keep_events BIGINT NOT NULL,
    keep_millis BIGINT NOT NULL,
    keep_bytes  BIGINT NOT NULL,
    PRIMARY KEY (application, topic)
);

-- What is written within a transaction of the application, until it has its place in the log.
CREATE TABLE IF NOT EXISTS foyer_pending (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application VARCHAR(100) NOT NULL,
    topic       VARCHAR(300) NOT NULL,
    origin      VARCHAR(100) NOT NULL,
    number      BIGINT NOT NULL,
    keep_events BIGINT NOT NULL,
    keep_millis BIGINT NOT NULL,
    keep_bytes  BIGINT NOT NULL,
    message     TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS foyer_pending_application ON foyer_pending (application, id);

-- What nodes keep of their connections, so that another node can go on with them. It ends some time after the node.
CREATE TABLE IF NOT EXISTS foyer_kept (
    application VARCHAR(100) NOT NULL,
    node        VARCHAR(100) NOT NULL,
    name        VARCHAR(100) NOT NULL,
    content     TEXT NOT NULL,
    keep_millis BIGINT NOT NULL,
    ends        BIGINT,
    PRIMARY KEY (application, node, name)
);

-- What rooms retain of their newest events.
CREATE TABLE IF NOT EXISTS foyer_retained (
    application VARCHAR(100) NOT NULL,
    topic       VARCHAR(300) NOT NULL,
    name        VARCHAR(300) NOT NULL,
    version     BIGINT,
    ordinal     BIGINT NOT NULL,
    content     TEXT NOT NULL,
    ends        BIGINT NOT NULL,
    PRIMARY KEY (application, topic, name)
);

-- What rooms remember: one text for each, with its position, and the change that has made it.
CREATE TABLE IF NOT EXISTS foyer_cell (
    application VARCHAR(100) NOT NULL,
    topic       VARCHAR(300) NOT NULL,
    epoch       BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    made_by     VARCHAR(200) NOT NULL,
    used        BIGINT NOT NULL,
    keep_millis BIGINT NOT NULL,
    content     TEXT NOT NULL,
    PRIMARY KEY (application, topic)
);

CREATE TABLE IF NOT EXISTS foyer_version (
    version INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO foyer_version VALUES (1);
