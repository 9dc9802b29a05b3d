// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.foyer.From.Source;
import dev.foyer.RoomState;
import dev.foyer.ServerEvent;
import dev.foyer.internal.dispatch.RoomData;
import dev.foyer.internal.dispatch.RoomEvents;
import dev.foyer.internal.document.schema.Direction;
import dev.foyer.internal.document.schema.Schema;
import dev.foyer.internal.document.schema.Schemas;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.PresenceTypes;
import dev.foyer.internal.model.RoomPattern;
import dev.foyer.internal.model.handshake.HeaderSchema;

/** Reads the messages between endpoints and clients from the endpoint models and the event records. */
final class ContractReader {

    private final Schemas schemas;
    private final List<HeardEvent> guarded;
    private final Told told;

    /** Reads the part common to all endpoints: any client may get any event, and join rooms if there is a guard. */
    ContractReader(Schemas schemas, Collection<Class<?>> types, boolean guarded) {
        this.schemas = schemas;
        this.guarded = (guarded ? RoomEvents.NAMES : Set.<String>of())
                .stream()
                        .map(name -> new HeardEvent(
                                name, schemas.of(RoomData.class, Direction.FROM_CLIENT), true, null, false))
                        .toList();
        this.told = new Told(events(types), presence(types), states(types));
    }

    /** Groups events by name: several records may share one, each emitted by a different bean. */
    private List<ToldEvent> events(Collection<Class<?>> types) {
        var events = new TreeMap<String, List<Schema>>();
        types.stream()
                .filter(type -> type.isAnnotationPresent(ServerEvent.class))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> events.computeIfAbsent(
                                type.getAnnotation(ServerEvent.class).value(), name -> new ArrayList<>())
                        .add(schemas.of(type, Direction.TO_CLIENT)));
        return events.entrySet().stream()
                .map(event -> new ToldEvent(event.getKey(), Schema.anyOf(event.getValue())))
                .toList();
    }

    private List<ToldRooms> presence(Collection<Class<?>> types) {
        return new PresenceTypes(types)
                .byPattern().entrySet().stream()
                        .map(type -> new ToldRooms(type.getKey(), schemas.of(type.getValue(), Direction.TO_CLIENT)))
                        .toList();
    }

    private List<ToldRooms> states(Collection<Class<?>> types) {
        var states = new TreeMap<RoomPattern, Class<?>>();
        types.stream()
                .filter(type -> type.isAnnotationPresent(RoomState.class))
                .forEach(type -> states.put(
                        RoomPattern.parse(type.getAnnotation(RoomState.class).value()), type));
        return states.entrySet().stream()
                .map(type -> new ToldRooms(type.getKey(), schemas.of(type.getValue(), Direction.TO_CLIENT)))
                .toList();
    }

    EndpointContract read(String name, EndpointModel endpoint) {
        return new EndpointContract(name, endpoint.path().toString(), opening(endpoint), heard(endpoint), told);
    }

    private OpeningContract opening(EndpointModel endpoint) {
        HeaderSchema headers = endpoint.headers();
        if (headers == null) {
            return new OpeningContract(Schema.of("object"), Schema.of("object"));
        }
        var reader = new HeaderContract(schemas);
        return new OpeningContract(reader.from(Source.HEADER, headers), reader.from(Source.QUERY, headers));
    }

    private List<HeardEvent> heard(EndpointModel endpoint) {
        Map<String, CallbackModel> own = endpoint.methods().events();
        return Stream.concat(
                        own.entrySet().stream().map(event -> heard(endpoint.type(), event.getKey(), event.getValue())),
                        guarded.stream().filter(event -> !own.containsKey(event.name())))
                .sorted(Comparator.comparing(HeardEvent::name))
                .toList();
    }

    private HeardEvent heard(Class<?> endpoint, String name, CallbackModel handler) {
        Optional<ParameterModel> payload = handler.payload();
        Schema data = payload.map(found -> data(handler, found)).orElse(null);
        boolean needed = payload.isPresent() && !payload.get().optional();
        var reply = new Reply(handler.method(), endpoint);
        return new HeardEvent(name, data, needed, reply.schema(schemas), reply.isThere());
    }

    private Schema data(CallbackModel handler, ParameterModel payload) {
        int index = handler.parameters().indexOf(payload);
        Parameter parameter = handler.method().getParameters()[index];
        return schemas.of(payload.payload(), parameter.getAnnotatedType(), parameter, Direction.FROM_CLIENT);
    }
}
