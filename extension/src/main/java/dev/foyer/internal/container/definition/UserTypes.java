// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;

import dev.foyer.OnConnect;
import dev.foyer.UserId;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.UserModel;
import dev.foyer.internal.payload.Generics;
import dev.foyer.internal.payload.TypeVariables;
import org.jspecify.annotations.Nullable;

/** What is known of the types of user contexts. */
public final class UserTypes {

    private UserTypes() {}

    /** What {@code @OnConnect} of an endpoint class returns, its stage seen through; {@code null} for nothing. */
    public static @Nullable Class<?> of(Class<?> endpoint, Problems problems) {
        return Methods.of(endpoint).stream()
                .filter(method -> method.isAnnotationPresent(OnConnect.class))
                .findFirst()
                .map(method -> of(method, endpoint, problems))
                .orElse(null);
    }

    private static @Nullable Class<?> of(Method method, Class<?> endpoint, Problems problems) {
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
            problems.add(Code.RETURN_INVALID, Methods.name(method), returned.getTypeName());
        }
        return returned;
    }

    /** The model of a user context; several ids, or a method that takes parameters, are a problem. */
    static UserModel model(Class<?> type, Problems problems) {
        var ids = new ArrayList<Member>();
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.isAnnotationPresent(UserId.class)) {
                    field.setAccessible(true);
                    ids.add(field);
                }
            }
        }
        boolean byField = !ids.isEmpty(); // an annotated component annotates the field and the accessor of a record
        for (Method method : Methods.of(type)) {
            if (method.isAnnotationPresent(UserId.class) && !(byField && type.isRecord())) {
                method.setAccessible(true);
                ids.add(method);
            }
        }
        if (ids.size() > 1
                || (!ids.isEmpty() && ids.get(0) instanceof Method method && method.getParameterCount() > 0)) {
            problems.add(Code.USER_ID, type.getName());
        }
        return new UserModel(type, ids.isEmpty() ? null : ids.get(0));
    }

    /** Whether a user context of a type can be a bean: a type of the JDK would answer injection points that mean another one. */
    public static boolean isInjectable(Class<?> type) {
        return !type.getName().startsWith("java.") && !type.isPrimitive() && !type.isArray();
    }

    /** Whether CDI can make a client proxy of a type (CDI 4.0, section 3.10). */
    public static boolean isProxyable(Class<?> type) {
        if (type.isInterface()) {
            return !type.isSealed();
        }
        return !Modifier.isFinal(type.getModifiers())
                && !type.isSealed()
                && Arrays.stream(type.getDeclaredConstructors()).anyMatch(UserTypes::isPlain)
                && Methods.of(type).stream().noneMatch(UserTypes::isFixed);
    }

    private static boolean isPlain(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0 && !Modifier.isPrivate(constructor.getModifiers());
    }

    private static boolean isFixed(Method method) {
        int modifiers = method.getModifiers();
        return Modifier.isFinal(modifiers) && !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers);
    }
}
