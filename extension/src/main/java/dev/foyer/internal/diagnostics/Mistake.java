// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

/** The numbered messages of an application that starts: 1xxx, what is wrong with its classes and settings. */
public enum Mistake implements Numbered {
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
    EMITS_ONLY(1069, "Foyer serves no endpoint here. The application may emit to connections on other nodes."),
    HISTORY_INVALID(
            1070,
            "@RoomHistory of %s is not valid: %s. Write @RoomHistory(value = \"board:{id}\", events = 100, age = \"5m\"), for example."),
    HISTORY_TWICE(1071, "@RoomHistory(\"%s\") of %s matches the same rooms as that of %s. Keep one of them."),
    LATEST_MISPLACED(
            1072,
            "%s uses %s, which works only for events that are emitted with delivery = LATEST. Annotate the record with @ServerEvent(value = \"..\", delivery = LATEST), or remove it."),
    LATEST_TWICE(1073, "%s has several components with @%s: '%s' and '%s'. Keep one of them."),
    VERSION_TYPE(
            1074,
            "Component '%s' of %s has @EventVersion and the type %s, which is no whole number. Use long, int, short or byte."),
    STATE_INVALID(
            1080,
            "@RoomState of %s is not valid: %s. Write @RoomState(value = \"board:{id}\", idle = \"30s\"), for example."),
    STATE_TWICE(1081, "@RoomState(\"%s\") of %s matches the same rooms as that of %s. Change one of them."),
    STATE_INITIAL(
            1082,
            "%s has @RoomState, but no method 'static %s initial(String room)'. Add it: it makes the first value of a room."),
    STATE_INJECTED(
            1083,
            "%s injects State<%s> for room '%s', which remembers %s. Correct the name or the type, or annotate the type with @RoomState."),
    STATE_LIST(
            1084,
            "Component '%s' of %s is a list of records. Whenever one of them changes, all are sent to the members of the room. Use a map with keys instead."),
    STATE_STORE_MISSING(
            1085,
            "@RoomState of %s is durable, but there is nothing that saves it. Add a bean of type dev.foyer.spi.StateStore, or set foyer.state.directory."),
    STATE_DIRECTORY(
            1086,
            "Nothing can be written in the directory that foyer.state.directory names. Name one that this server may write in."),
    USER_RIGHTS(
            1090,
            "%s uses @%s on several members, or on one of the wrong type. @UserRoles is for one Set, List or array of String, @ExpiresAt for one java.time.Instant: a component, a field, or a method without parameters."),
    VERIFIER_MISSING(
            1091,
            "%s takes Verified, but the application has no bean of type dev.foyer.spi.TokenVerifier that could make one. Add the bean, or take the header schema and verify the token yourself."),
    VERIFIER_TWICE(
            1092,
            "The application has several beans of type dev.foyer.spi.TokenVerifier, and Foyer cannot know which one counts. Keep one."),
    VERIFIER_UNPREPARED(1093, "The TokenVerifier cannot start. %s");

    private final int number;
    private final String template;

    Mistake(int number, String template) {
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
