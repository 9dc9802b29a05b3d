// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.util.Arrays;
import java.util.Locale;

/**
 * Every numbered message: what, where and what to do. 1xxx definition and start, 2xxx handshake, 3xxx inbound, 4xxx context,
 * dispatch and audience, 5xxx outbound and transport. A number is never used again. docs/reference/errors.md explains each.
 */
public enum Code {
    PATH_TAKEN(1001, "Path '%s' is declared by both %s and %s. Give one of them another path."),
    PATH_INVALID(1002, "Path '%s' of %s is not valid: %s. Write '/name' or '/name/{variable}'."),
    METHOD_HIDDEN(
            1003, "%s is private or static, where CDI can neither inject nor intercept. Make it an instance method."),
    CALLBACK_TWICE(1004, "%s has several methods with @%s: '%s' and '%s'. Keep one of them."),
    PARAMETER_UNKNOWN(1005, "%s cannot take a parameter of type %s. A method with @%s may take %s."),
    PAYLOAD_AMBIGUOUS(1006, "%s takes both %s and %s, of which only one can be the payload. Remove one."),
    PAYLOAD_HIDDEN(1007, "%s uses %s, which JSON-B can neither read nor write as it is not public. Make it public."),
    EVENT_UNNAMED(
            1008, "%s does not say which event it handles. Give @OnEvent a name, or its payload type @ClientEvent."),
    EVENT_TAKEN(1009, "Event '%s' is handled by both '%s' and '%s' of %s. Keep one of them."),
    HEADERS_TWICE(1011, "%s uses two header schemas, %s and %s. Keep one of them."),
    HEADERS_INVALID(
            1012, "%s is annotated @HandshakeHeaders, but is not a record with at least one component. Make it one."),
    HEADER_TYPE(
            1013,
            "Component '%s' of %s has type %s, which no header can be converted to. Use String, a primitive, an enum, UUID, URI, a java.time type, a type with a public static fromString, parse or valueOf of one String, or an Optional or List of these."),
    HEADER_DEFAULT(1014, "Component '%s' of %s has a @DefaultValue that cannot be converted: it %s. Correct it."),
    HEADER_VARIABLE(
            1015,
            "Component '%s' of %s comes from the path variable '%s', which path '%s' does not have. Correct its name."),
    FOREIGN_CONFIG(
            1016,
            "%s publishes %s, which uses Foyer and would be reachable without its handshake. Leave the class out of what getAnnotatedEndpointClasses returns; Foyer publishes it."),
    ENDPOINT_REFUSED(1017, "The server refused the endpoint at '%s' of %s. Look for another endpoint on that path."),
    USER_INJECTED(
            1019,
            "%s injects the user context %s and lives longer than a connection. As the type cannot be proxied, take it as a method parameter, or inject Instance<%s>."),
    SETTING_INVALID(1020, "Setting '%s' is not valid: %s. It must be %s. Correct it or remove it."),
    RETURN_INVALID(1021, "%s returns %s, which cannot be a user context. Return an object of a type of your own."),
    WITHHELD(1022, "Foyer serves these endpoints: %s."),
    STARTED(1023, "Foyer serves %d endpoint(s): %s."),
    CONFIG_UNREADABLE(
            1024,
            "%s could not be asked which endpoints it publishes. Give it a public constructor without parameters that does not throw."),
    DEFINITION(1025, "The application has %d mistake(s) in its endpoints:%s"),
    CONTEXT_MISSING(
            1026,
            "No CDI container was found, which Foyer needs for endpoints such as %s. Switch on CDI for this application; if it brings CDI itself, as on Tomcat and Jetty, it needs Weld and a WEB-INF/beans.xml with bean-discovery-mode \"all\"."),
    PLAIN_PUBLISHED(
            1027,
            "%s leaves out these endpoints, which the container may publish all the same, as it joins what all configurations return: %s. Remove @ServerEndpoint from them if they must not be reachable."),
    USER_ID(
            1028,
            "%s has several members with @UserId, or a method with parameters. Annotate one component, field or method without parameters."),
    VARIABLE_TYPE(
            1029,
            "%s takes @PathParam(\"%s\") as %s, which no text can be converted to. Use String, a primitive, an enum, UUID, URI, a java.time type, or a type with a public static fromString, parse or valueOf of one String."),
    VARIABLE_UNKNOWN(1030, "%s takes @PathParam(\"%s\"), which the endpoint's path does not have. Correct its name."),
    MESSAGE_BESIDE_EVENT(
            1031,
            "%s takes text messages, in a class whose @OnEvent methods take them too. Use @OnEvent for all of them, or another endpoint."),
    MESSAGE_MISSING(
            1032,
            "%s takes no message. Give it one parameter that is a text, binary or pong message, or one that a decoder of the endpoint makes."),
    MESSAGE_RETURN(
            1033, "%s returns %s, which cannot be sent. Return text, bytes or a primitive, or add an encoder for it."),
    ACCESS_MISPLACED(
            1034, "%s is annotated @%s, which is for the class, @OnConnect and @OnEvent methods. Remove or move it."),
    MESSAGE_TWICE(1035, "%s has several @OnMessage methods for %s messages: '%s' and '%s'. Keep one of them."),
    SETTING_UNKNOWN(1037, "Setting '%s' does not exist and is ignored.%s Correct its name or remove it."),
    EVENT_NAME_BLANK(1038, "%s is annotated @%s with a blank name. Give it a name such as 'chat.said'."),
    ROOM_NAME_BLANK(1039, "%s injects a room with a blank name. Write @RoomName(\"lobby\")."),
    ROOM_NAME_VARIABLE(
            1040,
            "%s injects @RoomName(\"%s\"), but no endpoint's path has the variable '%s'; there is: %s. Correct the name, or use Rooms."),
    ENDPOINT_UNUSABLE(
            1041,
            "%s cannot be instantiated: it is %s. Make it a class of its own or a static nested one, with a constructor that CDI can call."),
    RATE_INVALID(1042, "%s has @RateLimited with %d permits per %d second(s). Both must be at least 1."),
    JSONB_AMBIGUOUS(
            1043,
            "Several beans could be the JSON-B for all data: %s. Keep one bean of type Jsonb or JsonbConfig, or give the others a qualifier."),
    ANNOTATIONS_IGNORED(
            1044,
            "%s is no CDI bean, as it has no scope, and these annotations work on beans only: %s. Annotate the class @Dependent, for one instance a connection."),

    PAYLOAD_IS_USER(
            1045,
            "%s takes %s as its payload, so that clients could send it, but it is a user context. Have @OnConnect of %s return it, or use another type."),
    VARIABLE_IMPORT(
            1046,
            "%s has a parameter annotated @%s, which means nothing here. Import jakarta.websocket.server.PathParam."),
    ENDPOINT_FORGOTTEN(
            1047,
            "These classes have methods for connections, but no @ServerEndpoint, and serve nothing: %s. Add it, or make them abstract."),
    FOYER_ELSEWHERE(
            1048,
            "%s is in an application that does not have Foyer in its own WEB-INF/lib, where the servlet container looks for its filter. Put foyer-api and foyer-extension there."),
    LIBRARY_MISSING(
            1049,
            "There is no %s here, which Foyer needs. On Open Liberty, add the feature %s to server.xml; on a web container, add an implementation to WEB-INF/lib."),
    CONTEXT_UNKNOWN(
            1050,
            "On threads that are not the server's own, %s does not work here, and there is nothing that gives them the application's context; so events emitted there and @OnDisconnect of a line that was lost may fail. Switch on Jakarta Concurrency and naming (on Open Liberty, the features concurrent-3.0 and jndi-1.0)."),
    CONTEXT_PARTIAL(
            1051,
            "This application may use %s, but the server has no java:comp/DefaultContextService: in callbacks, JPA works in a transaction only, the caller is not known after the handshake, and a transaction that is left open runs on. Add the features concurrent-3.0 and jndi-1.0."),
    TYPE_UNREADABLE(
            1055,
            "%s takes %s, and JSON-B can read %s from no data: %s. Give a class a public constructor without parameters or a public @JsonbCreator, an interface or abstract class @JsonbTypeInfo, a type variable that is a record's component by itself a bound (T extends Item), or the type a @JsonbTypeDeserializer or @JsonbTypeAdapter."),
    TYPE_VARIABLE(
            1056,
            "%s uses the type variable %s, for which %s gives no type. Write one behind 'extends' or 'implements', or override the method with types of its own."),
    CONSTRAINT_UNUSABLE(
            1057,
            "%s cannot be validated: %s. Every handshake or event with it would fail. Use a constraint for the type, or another type."),

    OBSERVER_UNCALLED(
            1059,
            "%s is in an endpoint class %s, so that it is never called on the instance that serves a connection: %s. Annotate the class @ApplicationScoped, or move the method to a bean that is, and reach connections by Rooms or Connections."),
    INJECTION_SHORT(
            1060,
            "%s injects %s, which exists while an HTTP request is served: here only in @OnConnect, later calls fail. Copy what you need of it into the user context, or inject Instance<%s> if you use it in @OnConnect only."),
    INJECTION_UNSATISFIED(
            1061,
            "%s injects %s, for which there %s. Add a bean, correct the qualifiers, or give the class that should be one a scope."),
    EJB_UNCALLABLE(
            1062,
            "%s is an EJB, but %s. Make the methods that Foyer calls public, and the class itself a view by @LocalBean if it implements an interface."),
    ROOM_NAME_INVALID(
            1065,
            "%s injects a room whose name has %s. Give it one of at most 256 characters, without control characters."),
    DEFAULT_IMPORT(
            1066, "Component '%s' of %s is annotated @%s, which means nothing here. Import dev.foyer.DefaultValue."),

    CONNECT_FAILED(2001, "@OnConnect of %s failed; the handshake was answered 500."),
    CONNECT_NULL(
            2002,
            "@OnConnect of %s returned null; the handshake was answered 500. Return a user context or throw Refused."),
    CONNECT_LATE(2003, "@OnConnect of %s did not complete within %s; the handshake was answered 503."),
    ADMISSION_MISSING(2004, "An upgrade request reached the endpoint at '%s' around Foyer's filter, and was refused."),
    CONNECTIONS_FULL(
            2005,
            "There are %d connections, as many as foyer.limits.connections allows; more handshakes are answered 503. Raise it, or add servers."),

    ORIGIN_REFUSED(
            2006,
            "A page of %s was refused, as this application's own origin is %s here. If the page is yours: have the proxy keep the header Host and send X-Forwarded-Proto, or add the page's origin to foyer.allowed-origins."),
    CONNECT_UNSERVED(
            2007,
            "A WebSocket was asked for over HTTP/2 by an extended CONNECT (RFC 8441), which this server does not serve; it was answered 501. Switch off SETTINGS_ENABLE_CONNECT_PROTOCOL, or HTTP/2, where it was offered."),
    BEARER_UNSEEN(
            2008,
            "A token that came as subprotocol to '%s' logged nobody in, and the handshake was answered 401: the server's own login does not see it. Verify it in a filter that wraps the request, or in @OnConnect without @RolesAllowed."),
    FILTERS_LATER(
            2009,
            "Foyer decides before the filters of this application, as its web.xml is metadata-complete. Remove that if a filter says who may connect."),

    HANDLER_FAILED(4001, "The handler of event '%s' in %s failed for connection %s; it was answered 'failed'."),
    CALLBACK_FAILED(4002, "@%s of %s failed for connection %s."),
    NOT_OPEN(4003, "Connection %s is not open yet. Join rooms, emit and close in @OnOpen or later, not in @OnConnect."),
    SCOPE_INACTIVE(
            4004,
            "There is no current connection here. @ConnectionScoped beans, the injected Connection, the user context and a @RoomName with a variable work inside @OnConnect, @OnOpen, @OnEvent, @OnError, @OnClose and @OnDisconnect methods and what they call on the same thread; elsewhere use Connections or Rooms."),
    USER_MISSING(
            4005, "Connection %s has no user context of type %s. It has what @OnConnect of its endpoint returned."),
    AUDIENCE_FOREIGN(4006, "%s was not made by Foyer. Use connections, rooms and audiences that Foyer handed out."),
    HANDLER_LATE(
            4007,
            "The handler of event '%s' in %s did not complete within %s for connection %s; it was answered 'timeout'."),
    ROOM_UNNAMED(4008, "A room's name must not be blank."),
    ROOM_VARIABLE(4009, "@RoomName(\"%s\") uses the variable '%s', which path '%s' does not have. Correct its name."),
    CLOSE_CODE(4010, "Close code %d must not be sent by a server. Use 1000, 1008, 1011 or 4000 to 4999, for instance."),
    STOP_LATE(
            4011,
            "The application stopped before @OnDisconnect had run for %d connection(s): it took longer than %s. Raise foyer.shutdown.timeout, or do less in it."),
    NAMESPACE_NAME(4012, "A namespace's name starts with a slash, such as '/game'."),
    NAMESPACE_FOREIGN(
            4013,
            "Connection %s is in namespace '%s' and cannot join room '%s' of namespace '%s'. Call moveTo first, or use a room of its namespace."),
    ATTRIBUTE_TYPE(4014, "Attribute '%s' is a %s, not a %s. Ask for its type."),
    OBSERVER_FAILED(4015, "An observer of %s failed; CDI does not tell this event to those after it."),
    OBSERVERS_LATE(
            4016,
            "The application stopped before its observers were through with %d event(s) of connections and rooms. Raise foyer.shutdown.timeout, or do less in them."),
    NOT_STARTED(
            4017,
            "Foyer has not started in this application yet, so nobody can be reached. Emit when the application has started; an application without an endpoint of Foyer's never does."),
    ENDPOINT_UNKNOWN(
            4018,
            "%s is no endpoint of Foyer's. Use a class with @ServerEndpoint that has a method with @OnConnect, @OnEvent or @OnDisconnect."),
    INSTANCE_FAILED(4020, "No instance of %s could be made; the handshake was answered 500."),
    SCOPE_IGNORED(
            4021,
            "%s is annotated @%s, but is no bean: CDI did not discover it. Annotate it @ApplicationScoped, or add a beans.xml with bean-discovery-mode \"all\"."),
    EVENT_NULL(4026, "There is no event to emit: it is null. Emit an object, or call emit(name, null)."),
    OPENING_FAILED(4027, "Connection %s of '%s' could not be opened; it was closed with 1011."),
    TRANSACTION_OPEN(
            4028,
            "%s left a transaction open for connection %s; it was rolled back. Commit or roll back where it is begun, also if something fails, or use @Transactional."),
    TRANSACTION_OF_OBSERVER(
            4029,
            "An observer of connections and rooms left a transaction open; it was rolled back. Commit or roll back where it is begun, also if something fails, or use @Transactional."),
    TRANSACTION_STAYS(4030, "%s left a transaction open, which could not be rolled back. End it where it is begun."),
    PAYLOAD_UNREADABLE(
            4035,
            "JSON-B can read %s from no data: %s. Events with data of this type are answered 'failed'; this is logged once."),
    NUMBER_INEXACT(
            4036,
            "A %s was sent that holds a number which JavaScript rounds. Annotate what may be so large @JsonbNumberFormat(\"0\"), which sends it as a text; this is logged once for each type."),
    STEP_FAILED(
            4037,
            "Something that Foyer did for a connection failed where nothing should; it goes on with the next step. Report it, with what is below."),
    SESSION_HANDLER(
            4038,
            "Session.%s is not for the endpoint at '%s': Foyer takes its messages, in order and with its limits. Take them in a method with @OnMessage."),
    ROLES_WITHOUT_LOGIN(
            4039,
            "%s asks for roles and turned somebody away who is not logged in at the server, where nobody has been so far. If users prove who they are by a token of your own, no role of the server's can let them in: check what they may do yourself, as docs/howto/authenticate.md describes, or have the server log them in."),
    ROOM_INVALID(
            4040,
            "A room's name has at most 256 characters and no control characters; this one has %s. Check what clients may choose, with @Size and @Pattern, before it names a room."),
    NAMESPACE_INVALID(
            4041, "A namespace's name has at most 256 characters and no control characters; this one has %s."),

    SLOW_READER(
            5001,
            "Connection %s left more than %d bytes unread, or one message for longer than %s; it was closed with 4000."),
    SERVER_EVENT_UNNAMED(
            5002, "%s cannot be emitted without a name. Annotate it with @ServerEvent, or use emit(name, data)."),
    EVENT_UNWRITABLE(
            5003, "Event '%s' cannot be written as JSON from %s. JSON-B needs a public type with readable properties."),
    EVENT_BLANK(5004, "An event's name must not be blank."),
    EVENT_TOO_BIG(
            5005, "%s has %d bytes, more than the %d of foyer.outbox.max-bytes. Raise that, or emit less at once."),
    EVENT_INVALID(
            5006,
            "Event '%s' violates its own constraints and was not sent: %s. Send what they allow, or change them."),
    SESSION_LIMIT(
            5007,
            "Session.%s does not limit what the endpoint at '%s' takes, as Foyer takes its messages. Use @OnMessage(maxMessageSize = ..), or foyer.limits.frame-bytes for all.");

    private final int number;
    private final String template;

    Code(int number, String template) {
        this.number = number;
        this.template = template;
    }

    public int number() {
        return number;
    }

    /** The message with its number in front. Whatever texts it is about, it is one line. */
    public String text(Object... arguments) {
        Object[] plain = Arrays.stream(arguments)
                .map(argument -> argument instanceof String text ? OneLine.of(text) : argument)
                .toArray();
        return "FOYER-" + number + ": " + String.format(Locale.ROOT, template, plain);
    }
}
