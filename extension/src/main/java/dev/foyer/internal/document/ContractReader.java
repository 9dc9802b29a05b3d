// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import dev.foyer.From.Source;
import dev.foyer.ServerEvent;
import dev.foyer.internal.dispatch.Generics;
import dev.foyer.internal.dispatch.GuardedRooms;
import dev.foyer.internal.document.EndpointContract.Heard;
import dev.foyer.internal.document.EndpointContract.Told;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.HeaderComponent;
import dev.foyer.internal.model.HeaderComponent.Shape;
import dev.foyer.internal.model.HeaderSchema;
import dev.foyer.internal.model.ParameterModel;
import org.jspecify.annotations.Nullable;

/** Reads what endpoints and clients tell each other from the models of the endpoints and the records of events. */
final class ContractReader {

    private final Schemas schemas;
    private final List<Heard> guarded;
    private final List<Told> told;

    /** Reads what is the same for all endpoints: any one's client may get any event of the server, and join rooms if there is a guard. */
    ContractReader(Schemas schemas, Collection<Class<?>> types, boolean guarded) {
        this.schemas = schemas;
        this.guarded = (guarded ? GuardedRooms.EVENTS : Set.<String>of())
                .stream()
                        .map(name -> new Heard(
                                name, schemas.of(GuardedRooms.RoomData.class, Direction.FROM_CLIENT), true, null))
                        .toList();
        this.told = told(types);
    }

    /** By name: several records may have the same one, each emitted by a bean of its own. */
    private List<Told> told(Collection<Class<?>> types) {
        var events = new TreeMap<String, List<Schema>>();
        types.stream()
                .filter(type -> type.isAnnotationPresent(ServerEvent.class))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> events.computeIfAbsent(
                                type.getAnnotation(ServerEvent.class).value(), name -> new ArrayList<>())
                        .add(schemas.of(type, Direction.TO_CLIENT)));
        return events.entrySet().stream()
                .map(event -> new Told(event.getKey(), Schema.anyOf(event.getValue())))
                .toList();
    }

    EndpointContract read(String name, EndpointModel endpoint) {
        HeaderSchema headers = endpoint.headers();
        return new EndpointContract(
                name,
                endpoint.path().toString(),
                headers == null ? Schema.of("object") : headers(headers),
                heard(endpoint),
                told);
    }

    private List<Heard> heard(EndpointModel endpoint) {
        Map<String, CallbackModel> own = endpoint.events();
        return Stream.concat(
                        own.entrySet().stream().map(event -> heard(event.getKey(), event.getValue())),
                        guarded.stream().filter(event -> !own.containsKey(event.name())))
                .sorted(Comparator.comparing(Heard::name))
                .toList();
    }

    /** What a client can send of it; a browser sends it in the query. */
    private Schema headers(HeaderSchema headers) {
        Schema schema = Schema.of("object");
        for (HeaderComponent header : headers.components()) {
            if (header.sources().contains(Source.QUERY) || header.sources().contains(Source.HEADER)) {
                RecordComponent component = component(headers.type(), header.component());
                Schema value = header(header, component);
                boolean missing = header.fallback() != null || header.shape() != Shape.ONE;
                schema.property(header.name(), value, !missing && (header.primitive() || isRequired(component)));
            }
        }
        return schema;
    }

    private Schema header(HeaderComponent header, RecordComponent component) {
        Type type = component.getGenericType();
        Class<?> single = Generics.raw(header.shape() == Shape.ONE ? type : Generics.argument(type, 0));
        boolean simple = SimpleTypes.schema(single) != null;
        Schema schema = simple
                ? schemas.of(type, component.getAnnotatedType(), component, Direction.FROM_CLIENT)
                : text(header);
        String fallback = header.fallback();
        return fallback == null ? schema : schema.with("default", fallback);
    }

    /** What is converted from a text in a way of its own. */
    private static Schema text(HeaderComponent header) {
        return header.shape() == Shape.LIST
                ? Schema.of("array").with("items", Schema.of("string"))
                : Schema.of("string");
    }

    private static boolean isRequired(RecordComponent component) {
        return Schemas.require(component.getAnnotations())
                || Schemas.require(component.getAnnotatedType().getAnnotations());
    }

    private static RecordComponent component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Heard heard(String name, CallbackModel handler) {
        Method method = handler.method();
        Optional<ParameterModel> payload = handler.payload();
        Schema data = payload.map(found -> data(handler, found)).orElse(null);
        boolean needed = payload.isPresent() && !payload.get().optional();
        return new Heard(name, data, needed, reply(method.getGenericReturnType()));
    }

    private Schema data(CallbackModel handler, ParameterModel payload) {
        int index = handler.parameters().indexOf(payload);
        Parameter parameter = handler.method().getParameters()[index];
        return schemas.of(payload.payload(), parameter.getAnnotatedType(), parameter, Direction.FROM_CLIENT);
    }

    private @Nullable Schema reply(Type type) {
        Class<?> raw = Generics.raw(type);
        if (raw == void.class || raw == Void.class) {
            return null;
        }
        if (CompletionStage.class.isAssignableFrom(raw)) {
            return reply(Generics.argument(type, 0));
        }
        return schemas.of(type, Direction.TO_CLIENT);
    }
}
