// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

/**
 * The numbered messages of an application that runs: 2xxx handshake, 3xxx inbound, 4xxx context, dispatch, audience, 5xxx
 * outbound, transport, 6xxx nodes.
 */
public enum Code implements Numbered {
    CONNECT_FAILED(2001, "@OnConnect of %s failed; the handshake was answered with 500."),
    CONNECT_NULL(
            2002,
            "@OnConnect of %s returned null; the handshake was answered with 500. Return a user context or throw Refused."),
    CONNECT_LATE(2003, "@OnConnect of %s did not complete within %s; the handshake was answered with 503."),
    ADMISSION_MISSING(
            2004,
            "An upgrade request reached the endpoint at '%s' without passing Foyer's filter and was refused. Look for a filter or servlet that forwards requests or changes their path."),
    CONNECTIONS_FULL(
            2005,
            "There are %d connections, the maximum that foyer.limits.connections allows; further handshakes are answered with 503. Raise the limit, or add servers."),

    ORIGIN_REFUSED(
            2006,
            "A page of %s was refused because, to this server, this application's own origin is %s. If the page is yours, let the proxy keep the Host header and send X-Forwarded-Proto, or add the page's origin to foyer.allowed-origins."),
    CONNECT_UNSERVED(
            2007,
            "A client asked for a WebSocket over HTTP/2 by an extended CONNECT (RFC 8441), which this server does not support; the request was answered with 501. Switch off SETTINGS_ENABLE_CONNECT_PROTOCOL, or HTTP/2, in the server or proxy that offered it."),
    BEARER_UNSEEN(
            2008,
            "A token that was sent to '%s' as a subprotocol logged nobody in, because the server's own login does not see it; the handshake was answered with 401. Verify the token with a TokenVerifier, or in a filter that wraps the request."),
    FILTERS_LATER(
            2009,
            "Foyer decides on handshakes before the filters of this application run, because the application's web.xml is metadata-complete. Remove metadata-complete if a filter decides who may connect."),
    VERIFIER_FAILED(
            2010,
            "The TokenVerifier failed; the client was refused. Throw Refused for tokens that are not valid. The text of the exception is left out, as it may contain the token."),
    VERIFIER_WARNS(2011, "The TokenVerifier has a warning. %s"),
    HANDSHAKE_REFUSED(2020, "A handshake at '%s' was refused with %d."),
    LINES_LEFT_OUT(2021, "%d more lines about connections and handshakes were left out, to keep the log small."),
    TELEMETRY_FAILED(
            2022,
            "The application has %s, but it does not work here: %s. Foyer goes on without it. Set foyer.telemetry to 'none', or correct the libraries."),
    TELEMETRY_ABSENT(
            2023,
            "The application can see %s, but it has no bean of that, so Foyer tells it nothing. If the server has it, remove the library from the application."),

    HANDLER_FAILED(4001, "The handler of event '%s' in %s failed for connection %s; the event was answered 'failed'."),
    CALLBACK_FAILED(4002, "@%s of %s failed for connection %s."),
    NOT_OPEN(4003, "Connection %s is not open yet. Join rooms, emit and close in @OnOpen or later, not in @OnConnect."),
    SCOPE_INACTIVE(
            4004,
            "There is no current connection here. @ConnectionScoped beans, the injected Connection, the user context and a @RoomName with a variable work only inside @OnConnect, @OnOpen, @OnResume, @OnEvent, @OnError, @OnClose and @OnDisconnect methods and in the code that these call on the same thread. Elsewhere, use Connections or Rooms."),
    USER_MISSING(
            4005,
            "Connection %s has no user context of type %s. Its user context is the object that @OnConnect of its endpoint returned."),
    AUDIENCE_FOREIGN(
            4006, "%s was not created by Foyer. Use connections, rooms and audiences that Foyer returned or injected."),
    HANDLER_LATE(
            4007,
            "The handler of event '%s' in %s did not complete within %s for connection %s; the event was answered 'timeout'."),
    ROOM_UNNAMED(4008, "A room's name must not be blank."),
    ROOM_VARIABLE(
            4009, "@RoomName(\"%s\") uses the variable '%s', but path '%s' has no such variable. Correct the name."),
    CLOSE_CODE(4010, "A server must not send close code %d. Use, for example, 1000, 1008, 1011 or 4000 to 4999."),
    STOP_LATE(
            4011,
            "The application stopped before @OnDisconnect had run for %d connection(s), because this took longer than %s. Raise foyer.shutdown.timeout, or do less in @OnDisconnect."),
    NAMESPACE_NAME(4012, "A namespace's name must start with a slash, such as '/game'."),
    NAMESPACE_FOREIGN(
            4013,
            "Connection %s is in namespace '%s' and cannot join room '%s' of namespace '%s'. Call moveTo first, or use a room of the connection's namespace."),
    ATTRIBUTE_TYPE(4014, "Attribute '%s' is a %s, not a %s. Ask for the type that the attribute has."),
    OBSERVER_FAILED(4015, "An observer of %s failed; CDI does not pass this event on to the observers after it."),
    OBSERVERS_LATE(
            4016,
            "The application stopped before its observers had handled %d event(s) of connections and rooms. Raise foyer.shutdown.timeout, or do less in the observers."),
    NOT_STARTED(
            4017,
            "Foyer has not started in this application yet, so nobody can be reached. Emit after the application has started. An application without a Foyer endpoint needs an engine for the backplane to emit."),
    ENDPOINT_UNKNOWN(
            4018,
            "%s is not a Foyer endpoint. Use a class with @ServerEndpoint that has a method with @OnConnect, @OnEvent, @OnResume or @OnDisconnect."),
    INSTANCE_FAILED(4020, "No instance of %s could be created; the handshake was answered with 500."),
    SCOPE_IGNORED(
            4021,
            "%s is annotated @%s but is not a bean: CDI did not discover the class. Annotate it @ApplicationScoped, or add a beans.xml with bean-discovery-mode \"all\"."),
    EVENT_NULL(4026, "The event to emit is null. Emit an object, or call emit(name, null)."),
    OPENING_FAILED(4027, "Connection %s of '%s' could not be opened; it was closed with 1011."),
    TRANSACTION_OPEN(
            4028,
            "%s left a transaction open for connection %s; the transaction was rolled back. Commit or roll back where you begin the transaction, even if something fails, or use @Transactional."),
    TRANSACTION_OF_OBSERVER(
            4029,
            "An observer of connections and rooms left a transaction open; the transaction was rolled back. Commit or roll back where you begin the transaction, even if something fails, or use @Transactional."),
    TRANSACTION_STAYS(
            4030,
            "%s left a transaction open, and the transaction could not be rolled back. End the transaction where you begin it."),
    PAYLOAD_UNREADABLE(
            4035,
            "JSON-B cannot read %s from any data: %s. Events with data of this type are answered 'failed'; this is logged once."),
    NUMBER_INEXACT(
            4036,
            "A %s was sent with a number that JavaScript rounds. Annotate components that may be so large with @JsonbNumberFormat(\"0\"), which sends them as text; this is logged once for each type."),
    STEP_FAILED(
            4037,
            "An internal step of Foyer for a connection failed unexpectedly; Foyer goes on with the next step. Report this, with the exception below."),
    SESSION_HANDLER(
            4038,
            "Session.%s is not available for the endpoint at '%s': Foyer receives its messages, in order and within limits. Receive them in a method with @OnMessage."),
    ROLES_WITHOUT_LOGIN(
            4039,
            "%s requires roles and refused a client that is not logged in to the server, and no client has been logged in so far. If users identify themselves by a token of your own, none of the server's roles can let them in: verify it with a TokenVerifier, as docs/howto/tokens.md describes, or have the server log them in."),
    ROOM_INVALID(
            4040,
            "A room's name has at most 256 characters and no control characters; this one has %s. Validate names that clients choose, with @Size and @Pattern, before you use them for a room."),
    NAMESPACE_INVALID(
            4041, "A namespace's name has at most 256 characters and no control characters; this one has %s."),
    AFTER_COMMIT_FAILED(
            4042, "An event that was to follow a commit could not be emitted. Report this, with the exception below."),
    COMMIT_UNSEEN(
            4043,
            "This thread is in a transaction, but nothing tells Foyer when it is committed. Bring a bean of type TransactionSynchronizationRegistry, or emit without afterCommit."),
    DRAINING(
            4044,
            "This node drains: its %d connection(s) are closed over %s, and handshakes are answered with 503. Stop the application when they are gone."),
    DRAIN_DURATION(4045, "A node cannot drain over %s. Give a duration from zero to a day."),
    DRAIN_EARLY(4046, "This node cannot drain yet. Call begin when the application has started."),
    RENEW_TYPE(
            4050,
            "The user context of connection %s cannot be replaced by an object of this type. It must be of the type that @OnConnect returns: %s."),
    RENEW_USER(
            4051,
            "The user context of connection %s cannot be replaced by that of another user. Close the connection instead."),
    RENEW_UNREADABLE(
            4052,
            "The user context of connection %s cannot be replaced, because one of its members could not be read. The cause of this exception says why."),

    SLOW_READER(
            5001,
            "Connection %s left more than %d bytes unread, or one message unread for longer than %s; it was closed with 4000."),
    SERVER_EVENT_UNNAMED(
            5002,
            "%s cannot be emitted without a name. Annotate the class with @ServerEvent, or use emit(name, data)."),
    EVENT_UNWRITABLE(
            5003, "Event '%s' cannot be written as JSON from %s. JSON-B needs a public type with readable properties."),
    EVENT_BLANK(5004, "An event's name must not be blank."),
    EVENT_TOO_BIG(
            5005,
            "%s has %d bytes, more than the %d that foyer.outbox.max-bytes allows. Raise the setting, or emit less at once."),
    EVENT_INVALID(
            5006,
            "Event '%s' violates its own constraints and was not sent: %s. Emit valid data, or change the constraints."),
    SESSION_LIMIT(
            5007,
            "Session.%s does not limit the messages of the endpoint at '%s', because Foyer receives them. Use @OnMessage(maxMessageSize = ..) for one method, or foyer.limits.frame-bytes for all."),
    PRESENCE_UNDECLARED(
            5008,
            "Room '%s' has no presence, so a %s says nothing there. Annotate a record with @RoomPresence and the room's name, or join without a presence."),
    PRESENCE_TYPE(
            5009,
            "The presence in room '%s' is a %s, not a %s. Use the type whose @RoomPresence fits the room's name."),
    PRESENCE_INVALID(
            5010,
            "A presence of %s violates its own constraints and was not told: %s. Say valid data, or change the constraints."),
    PRESENCE_TOO_BIG(
            5011,
            "A presence of %s has %d bytes, more than the %d that every member is to get. Say who it is, and the rest by events."),
    HISTORY_UNDECLARED(
            5012,
            "Room '%s' keeps no history. Annotate a class with @RoomHistory and the room's name, or set foyer.history."),
    HISTORY_NEGATIVE(5013, "%d is no number of events. Ask for 0 or more of the latest events of a room."),
    PAST_EMPTY(5014, "Event '%s' has no data. Ask for its data only if json() is present."),
    PAST_UNREADABLE(
            5015, "The data of event '%s' cannot be read as %s. Ask for the type that was emitted, or use json()."),
    VERSION_MISSING(
            5016,
            "Event '%s' has null as its version and was not sent. Give the component with @EventVersion a number."),
    LATEST_FULL(
            5017,
            "Event '%s' was not sent: '%s' would have to remember more than %d keys or %d bytes of such events. Use fewer keys or smaller events, or raise foyer.latest.max-keys or foyer.latest.max-bytes."),

    STATE_UNDECLARED(
            5030, "Room '%s' remembers nothing. Annotate %s with @RoomState and the room's name, or use another room."),
    STATE_TYPE(5031, "Room '%s' remembers a %s, not a %s. Ask for the type that its @RoomState annotates."),
    STATE_INVALID(5032, "A value of %s violates its own constraints: %s. Nothing was changed. Correct the value."),
    STATE_NO_OBJECT(
            5033,
            "A value of %s cannot be remembered: %s Nothing was changed. Use a record that JSON-B writes as an object of at most 100 levels."),
    STATE_TOO_BIG(
            5034,
            "A value of %s has %d bytes as JSON, more than the %d that a room may remember. Nothing was changed. Remember less, or raise foyer.state.max-bytes."),
    STATE_NULL(
            5035,
            "The function for %s of the state of room '%s' returned null. Nothing was changed. Return the value that it was given to leave it as it is."),
    STATE_CONFLICT(
            5036,
            "The state of room '%s' was changed by others %d times in a row before this change could be made. Nothing was changed by this call. Do less in the function, or spread what is changed over several rooms."),
    STATE_NESTED(
            5037,
            "The state of room '%s' is used within the function that changes it. Compute the next value from the one that the function gets."),
    STATE_UNREADABLE(
            5038,
            "What room '%s' remembers cannot be read as %s. The record may have changed since the value was written. Give it a JsonbAdapter that reads the old form, too."),
    STATE_NOT_OPENED(
            5039,
            "The first value of the state of room '%s' could not be made, so its members get none. It is tried again at the next use."),
    STATE_NOT_LOADED(
            5040,
            "What room '%s' remembers could not be loaded, so nobody can join the room or use it. It is tried again at the next use. Look at the store."),
    STATE_NOT_SAVED(
            5041,
            "What room '%s' remembers could not be saved. It is tried again, and so is that of other rooms, without another message. Look at the store."),
    STATE_SAVED_AGAIN(5042, "What rooms remember can be saved again."),
    STATE_LEFT_UNSAVED(
            5043,
            "The application stops, and the latest changes of what %d room(s) remember could not be saved. Look at the store."),
    STATE_NOT_DURABLE(
            5044,
            "The state of room '%s' was changed, and could not be saved. It is tried again. Until then, the change is lost if all nodes end."),
    STATE_TOO_MANY(
            5045,
            "Room '%s' cannot be joined or used, as %d rooms remember something on this node, the maximum that foyer.state.max-rooms allows. Raise the limit, or have rooms forget sooner."),
    JOIN_FAILED(5046, "A connection could not join a room with seats, as Audience.join was to have it do."),

    MESSAGE_UNREADABLE(
            6001,
            "A message from the backplane, for %s, cannot be read and was ignored. Another program or a newer version of Foyer may have sent it; this is logged once."),
    BACKPLANE_FAILED(6002, "The backplane cannot start. %s"),
    BACKPLANE_LOST(
            6003,
            "The connection to the backplane is lost. Members on this node get everything; those on other nodes get nothing from here, until it is back. The engine tries again by itself."),
    BACKPLANE_BACK(6004, "The connection to the backplane is back. Clients are told that they may have missed events."),
    MESSAGE_FAILED(
            6005, "A message of the backplane, for %s, was not delivered. Report this, with the exception below."),
    BACKPLANE_SILENT(
            6006,
            "Nothing of what this node publishes comes back from the backplane, though the engine is connected. The engine connects anew; members on this node may miss events of other nodes until then."),
    NODE_COME(6007, "Another node of the application has come. There are %s now."),
    NODE_GONE(6008, "Another node of the application has gone. There are %s now."),
    BACKPLANE_FAULTY(6009, "The backplane's engine has thrown an exception. Report this to its makers."),
    MESSAGE_NOT_SIGNED(
            6010,
            "A message from the backplane, for %s, is not signed with this application's secret and was ignored. A node may have another foyer.backplane.secret, or none, or somebody else publishes here; this is logged once."),
    HISTORY_AWAY(
            6011,
            "The history of room '%s' cannot be read, because the backplane is away. Go on without it, or try again later."),
    LOG_AWAY(
            6012,
            "Nobody gets this event: room '%s' has a history, and the backplane is away or cannot take more. Tell the user that the event was not sent, or try again later."),
    TRANSACTION_REFUSES(
            6013,
            "Nobody gets this event: room '%s' has a history, and the event could not be written within the transaction of this thread. The cause of this exception says why. If the transaction is for another data source than the backplane, use one that can be part of it, or set foyer.backplane.join-transactions to false."),
    BACKPLANE_CONTINUED(
            6014,
            "The connection to the backplane is back, and nothing was lost: what was emitted meanwhile arrives now."),
    RETAINED_FULL(
            6015,
            "An event did not reach other nodes: room '%s' would have to retain more than %d keys, or too many bytes. The members are told that they have missed something. Use fewer keys or smaller events, or raise foyer.latest.max-keys or foyer.latest.max-bytes; this is logged once."),
    STATE_AWAY(
            6030,
            "The state of room '%s' can be neither read nor changed, because the backplane is away or too slow. If this was a change, it may have been made nevertheless. Read the state before you try again."),
    STATE_UNSUPPORTED(
            6031,
            "The application has @RoomState, and the engine of its backplane keeps no state of rooms. Use another engine, or remove @RoomState."),
    SEATS_UNKNOWN(
            6032,
            "It is not known whether room '%s' has a free seat, because the backplane is away or too slow, so nobody can join. Try again later.");

    private final int number;
    private final String template;

    Code(int number, String template) {
        this.number = number;
        this.template = template;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String template() {
        return template;
    }
}
