// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

/**
 * All numbered messages: the problem, its place, the remedy. 1xxx definition and start, 2xxx handshake, 3xxx inbound,
 * 4xxx context, dispatch, audience, 5xxx outbound, transport, 6xxx nodes. Numbers are never reused. See errors.md.
 */
public enum Code {
    PATH_TAKEN(1001, "Path '%s' is declared by both %s and %s. Give one of them a different path."),
    PATH_INVALID(1002, "Path '%s' of %s is not valid: %s. Write '/name' or '/name/{variable}'."),
    METHOD_HIDDEN(
            1003,
            "%s is private or static, so CDI can neither inject into it nor intercept it. Make it an instance method that is not private."),
    CALLBACK_TWICE(1004, "%s has several methods with @%s: '%s' and '%s'. Keep one of them."),
    PARAMETER_UNKNOWN(1005, "%s cannot take a parameter of type %s. A method with @%s may take %s."),
    PAYLOAD_AMBIGUOUS(1006, "%s takes both %s and %s, but only one of them can be the payload. Remove one."),
    PAYLOAD_HIDDEN(
            1007,
            "%s uses %s, which JSON-B can neither read nor write because it is not public. Make the type public."),
    EVENT_UNNAMED(
            1008,
            "%s does not say which event it handles. Give @OnEvent a name, or annotate the payload type with @ClientEvent."),
    EVENT_TAKEN(1009, "Event '%s' is handled by both '%s' and '%s' of %s. Keep one of them."),
    HEADERS_TWICE(1011, "%s uses two header schemas, %s and %s. Keep one of them."),
    HEADERS_INVALID(
            1012,
            "%s is annotated @HandshakeHeaders but is not a record with at least one component. Make it such a record."),
    HEADER_TYPE(
            1013,
            "Component '%s' of %s has type %s, to which no header can be converted. Use String, a primitive, an enum, UUID, URI, a java.time type, a type with a public static fromString, parse or valueOf method that takes one String, or an Optional or List of these."),
    HEADER_DEFAULT(
            1014, "Component '%s' of %s has a @DefaultValue that cannot be converted: it %s. Correct the value."),
    HEADER_VARIABLE(
            1015,
            "Component '%s' of %s comes from the path variable '%s', but path '%s' has no such variable. Correct the name."),
    FOREIGN_CONFIG(
            1016,
            "%s publishes %s, which uses Foyer and would be reachable without Foyer's handshake checks. Leave the class out of the result of getAnnotatedEndpointClasses; Foyer publishes it."),
    ENDPOINT_REFUSED(
            1017, "The server refused the endpoint at '%s' of %s. Check whether another endpoint has that path."),
    USER_INJECTED(
            1019,
            "%s injects the user context %s but outlives a connection, and the type cannot be proxied. Take the user context as a method parameter, or inject Instance<%s>."),
    SETTING_INVALID(1020, "Setting '%s' is not valid: %s. It must be %s. Correct or remove the setting."),
    RETURN_INVALID(1021, "%s returns %s, which cannot be a user context. Return an object of one of your own types."),
    WITHHELD(1022, "Foyer serves these endpoints: %s."),
    STARTED(1023, "Foyer serves %d endpoint(s): %s."),
    CONFIG_UNREADABLE(
            1024,
            "%s could not be asked which endpoints it publishes. Give the class a public constructor without parameters that does not throw."),
    DEFINITION(1025, "The application has %d mistake(s) in its endpoints:%s"),
    CONTEXT_MISSING(
            1026,
            "No CDI container was found, but Foyer needs one for endpoints such as %s. Enable CDI for this application. If the application brings its own CDI, as on Tomcat and Jetty, it needs Weld and a WEB-INF/beans.xml with bean-discovery-mode \"all\"."),
    PLAIN_PUBLISHED(
            1027,
            "%s leaves out these endpoints, but the container may publish them anyway, because it combines the results of all configurations: %s. Remove @ServerEndpoint from those that must not be reachable."),
    USER_ID(
            1028,
            "%s has several members with @UserId, or has @UserId on a method with parameters. Annotate one component, field or method without parameters."),
    VARIABLE_TYPE(
            1029,
            "%s takes @PathParam(\"%s\") as %s, to which no text can be converted. Use String, a primitive, an enum, UUID, URI, a java.time type, or a type with a public static fromString, parse or valueOf method that takes one String."),
    VARIABLE_UNKNOWN(
            1030, "%s takes @PathParam(\"%s\"), but the endpoint's path has no such variable. Correct the name."),
    MESSAGE_BESIDE_EVENT(
            1031,
            "%s takes text messages, but so do the @OnEvent methods of the same class. Use @OnEvent for all text messages, or move the method to another endpoint."),
    MESSAGE_MISSING(
            1032,
            "%s takes no message. Give the method one parameter for a text, binary or pong message, or for an object that a decoder of the endpoint creates."),
    MESSAGE_RETURN(
            1033,
            "%s returns %s, which cannot be sent. Return text, bytes or a primitive, or add an encoder for the type."),
    ACCESS_MISPLACED(
            1034,
            "%s is annotated @%s, which is allowed only on the class and on @OnConnect and @OnEvent methods. Remove or move the annotation."),
    MESSAGE_TWICE(1035, "%s has several @OnMessage methods for %s messages: '%s' and '%s'. Keep one of them."),
    SETTING_UNKNOWN(1037, "Setting '%s' does not exist and is ignored.%s Correct the name or remove the setting."),
    EVENT_NAME_BLANK(1038, "%s is annotated @%s with a blank name. Give the event a name, such as 'chat.said'."),
    ROOM_NAME_BLANK(1039, "%s injects a room with a blank name. Give the room a name, such as @RoomName(\"lobby\")."),
    ROOM_NAME_VARIABLE(
            1040,
            "%s injects @RoomName(\"%s\"), but no endpoint's path has the variable '%s'. Variables that exist: %s. Correct the name, or use Rooms."),
    ENDPOINT_UNUSABLE(
            1041,
            "%s cannot be instantiated: it is %s. Make it a concrete class, top-level or static nested, with a constructor that CDI can call."),
    RATE_INVALID(1042, "%s has @RateLimited with %d permits per %d second(s). Both numbers must be at least 1."),
    JSONB_AMBIGUOUS(
            1043,
            "Several beans could be the JSON-B for all data: %s. Keep one bean of type Jsonb or JsonbConfig, or give the others a qualifier."),
    ANNOTATIONS_IGNORED(
            1044,
            "%s is not a CDI bean because it has no scope, and these annotations work on beans only: %s. Annotate the class @Dependent to get one instance per connection."),
    PAYLOAD_IS_USER(
            1045,
            "%s takes %s as its payload, but this type is a user context, which clients could then forge. Return the type from @OnConnect of %s, or use another type."),
    VARIABLE_IMPORT(
            1046,
            "%s has a parameter annotated @%s, which has no effect here. Import jakarta.websocket.server.PathParam instead."),
    ENDPOINT_FORGOTTEN(
            1047,
            "These classes have methods for connections but no @ServerEndpoint, so they serve nothing: %s. Add the annotation, or make the classes abstract."),
    FOYER_ELSEWHERE(
            1048,
            "%s is in an application that does not have Foyer in its own WEB-INF/lib, where the servlet container looks for Foyer's filter. Put foyer-api and foyer-extension there."),
    LIBRARY_MISSING(
            1049,
            "Foyer needs %s, which is missing here. On Open Liberty, add the feature %s to server.xml. On a servlet container, add an implementation to WEB-INF/lib."),
    CONTEXT_UNKNOWN(
            1050,
            "Outside the server's own threads, %s does not work here, and nothing provides the application's context there. Events emitted on such threads, and @OnDisconnect after a lost connection, may fail. Enable Jakarta Concurrency and naming (on Open Liberty, the features concurrent-3.0 and jndi-1.0)."),
    CONTEXT_PARTIAL(
            1051,
            "This application may use %s, but the server has no java:comp/DefaultContextService. In callbacks, JPA works only within a transaction, the caller is unknown after the handshake, and a transaction that is left open continues. Add the features concurrent-3.0 and jndi-1.0."),
    TYPE_UNREADABLE(
            1055,
            "%s takes %s, but JSON-B cannot read %s from any data: %s. Give a class a public constructor without parameters or a public @JsonbCreator. Annotate an interface or abstract class with @JsonbTypeInfo. Give a type variable that is the type of a record component a bound (T extends Item). Or give the type a @JsonbTypeDeserializer or @JsonbTypeAdapter."),
    TYPE_VARIABLE(
            1056,
            "%s uses the type variable %s, for which %s gives no type. Write a type after 'extends' or 'implements', or override the method with concrete types."),
    CONSTRAINT_UNUSABLE(
            1057,
            "%s cannot be validated: %s. Every handshake or event with such a value would fail. Use a constraint that fits the type, or another type."),
    OBSERVER_UNCALLED(
            1059,
            "%s is in an endpoint class %s, so it is never called on the instance that serves a connection: %s. Annotate the class @ApplicationScoped, or move the method to an @ApplicationScoped bean and reach connections through Rooms or Connections."),
    INJECTION_SHORT(
            1060,
            "%s injects %s, which exists only while an HTTP request is served: it works in @OnConnect, but later calls fail. Copy the data that you need into the user context, or inject Instance<%s> if only @OnConnect uses it."),
    INJECTION_UNSATISFIED(
            1061,
            "%s injects %s, for which there %s. Add a bean, correct the qualifiers, or give the class that should be the bean a scope."),
    EJB_UNCALLABLE(
            1062,
            "%s is an EJB, but %s. Make the methods that Foyer calls public. If the class implements an interface, also annotate it @LocalBean."),
    ROOM_NAME_INVALID(
            1065,
            "%s injects a room whose name has %s. Give the room a name of at most 256 characters, without control characters."),
    DEFAULT_IMPORT(
            1066, "Component '%s' of %s is annotated @%s, which means nothing here. Import dev.foyer.DefaultValue."),
    PRESENCE_PATTERN(1067, "@RoomPresence of %s is not valid: %s. Write 'lobby', for example, or 'board:{id}'."),
    PRESENCE_TWICE(1068, "@RoomPresence(\"%s\") of %s matches the same rooms as that of %s. Change one of them."),

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
            "A token that was sent to '%s' as a subprotocol logged nobody in, because the server's own login does not see it; the handshake was answered with 401. Verify the token in a filter that wraps the request, or in @OnConnect without @RolesAllowed."),
    FILTERS_LATER(
            2009,
            "Foyer decides on handshakes before the filters of this application run, because the application's web.xml is metadata-complete. Remove metadata-complete if a filter decides who may connect."),

    HANDLER_FAILED(4001, "The handler of event '%s' in %s failed for connection %s; the event was answered 'failed'."),
    CALLBACK_FAILED(4002, "@%s of %s failed for connection %s."),
    NOT_OPEN(4003, "Connection %s is not open yet. Join rooms, emit and close in @OnOpen or later, not in @OnConnect."),
    SCOPE_INACTIVE(
            4004,
            "There is no current connection here. @ConnectionScoped beans, the injected Connection, the user context and a @RoomName with a variable work only inside @OnConnect, @OnOpen, @OnEvent, @OnError, @OnClose and @OnDisconnect methods and in the code that these call on the same thread. Elsewhere, use Connections or Rooms."),
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
            "Foyer has not started in this application yet, so nobody can be reached. Emit after the application has started. In an application without a Foyer endpoint, Foyer never starts."),
    ENDPOINT_UNKNOWN(
            4018,
            "%s is not a Foyer endpoint. Use a class with @ServerEndpoint that has a method with @OnConnect, @OnEvent or @OnDisconnect."),
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
            "%s requires roles and refused a client that is not logged in to the server, and no client has been logged in so far. If users identify themselves by a token of your own, none of the server's roles can let them in: check yourself what they may do, as docs/howto/authenticate.md describes, or have the server log them in."),
    ROOM_INVALID(
            4040,
            "A room's name has at most 256 characters and no control characters; this one has %s. Validate names that clients choose, with @Size and @Pattern, before you use them for a room."),
    NAMESPACE_INVALID(
            4041, "A namespace's name has at most 256 characters and no control characters; this one has %s."),

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
    BACKPLANE_FAULTY(6009, "The backplane's engine has thrown an exception. Report this to its makers.");

    private final int number;
    private final String template;

    Code(int number, String template) {
        this.number = number;
        this.template = template;
    }

    public int number() {
        return number;
    }

    /** Returns the message without its number, with a placeholder for each argument. */
    String template() {
        return template;
    }

    /** Returns the message with its number in front, always as one line, whatever the arguments contain. */
    public String text(Object... arguments) {
        return "FOYER-" + number + ": " + OneLine.format(template, arguments);
    }
}
