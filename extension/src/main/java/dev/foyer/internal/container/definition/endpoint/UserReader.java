// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

import dev.foyer.ExpiresAt;
import dev.foyer.OnConnect;
import dev.foyer.UserRoles;
import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.container.definition.type.UserTypes;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.UserModel;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;
import org.jspecify.annotations.Nullable;

/** Reads the user context of an endpoint class. */
public final class UserReader {

    private UserReader() {}

    /** Returns the model, or {@code null} for none. Reports several ids, or an id method with parameters. */
    static @Nullable UserModel read(Class<?> endpoint, Problems problems) {
        Class<?> type = type(endpoint, problems);
        if (type == null) {
            return null;
        }
        List<Member> ids = UserTypes.ids(type);
        if (ids.size() > 1
                || (!ids.isEmpty() && ids.get(0) instanceof Method method && method.getParameterCount() > 0)) {
            problems.add(Mistake.USER_ID, type.getName());
        }
        return new UserModel(
                type,
                ids.isEmpty() ? null : ids.get(0),
                right(type, UserRoles.class, UserReader::holdsTexts, problems),
                right(type, ExpiresAt.class, held -> held == Instant.class, problems));
    }

    /** Returns the member that an annotation marks, or {@code null} for none. Reports several, or one that does not fit. */
    private static @Nullable Member right(
            Class<?> user, Class<? extends Annotation> annotation, Predicate<Class<?>> fits, Problems problems) {
        List<Member> marked = UserTypes.marked(user, annotation);
        if (marked.isEmpty()) {
            return null;
        }
        Member member = marked.get(0);
        boolean held = member instanceof Field field
                ? fits.test(field.getType())
                : member instanceof Method method
                        && method.getParameterCount() == 0
                        && fits.test(method.getReturnType());
        if (marked.size() > 1 || !held) {
            problems.add(Mistake.USER_RIGHTS, user.getName(), annotation.getSimpleName());
        }
        return held ? member : null;
    }

    private static boolean holdsTexts(Class<?> type) {
        return type == String[].class || Collection.class.isAssignableFrom(type);
    }

    /** Returns the type that {@code @OnConnect} returns, without its stage, or {@code null} if there is none. */
    public static @Nullable Class<?> type(Class<?> endpoint, Problems problems) {
        return Methods.of(endpoint).stream()
                .filter(method -> method.isAnnotationPresent(OnConnect.class))
                .findFirst()
                .map(method -> type(method, endpoint, problems))
                .orElse(null);
    }

    private static @Nullable Class<?> type(Method method, Class<?> endpoint, Problems problems) {
        Type type = TypeArguments.known(method.getGenericReturnType(), endpoint);
        TypeArguments.check(type, method, endpoint, problems);
        if (CompletionStage.class.isAssignableFrom(Generics.raw(type))) {
            type = TypeVariables.argument(type, CompletionStage.class, 0);
        }
        Class<?> returned = Generics.raw(type);
        if (returned == void.class
                || returned == Void.class
                || Generics.variable(type).isPresent()) {
            return null;
        }
        if (returned == Object.class || returned.isPrimitive() || returned.isArray()) {
            problems.add(Mistake.RETURN_INVALID, Methods.name(method), returned.getTypeName());
        }
        return returned;
    }
}
