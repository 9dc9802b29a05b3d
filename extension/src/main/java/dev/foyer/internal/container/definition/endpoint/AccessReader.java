// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.Access;
import dev.foyer.internal.model.Callback;

/** Reads who may use an endpoint class and its methods (Jakarta Annotations, chapter on security). */
final class AccessReader {

    private static final List<Class<? extends Annotation>> ALL =
            List.of(RolesAllowed.class, DenyAll.class, PermitAll.class);

    private AccessReader() {}

    /** Returns who may connect, according to the class or its nearest superclass that declares it. */
    static Access of(Class<?> endpoint) {
        for (Class<?> type = endpoint; type != null; type = type.getSuperclass()) {
            if (ALL.stream().anyMatch(type::isAnnotationPresent)) {
                return read(type);
            }
        }
        return Access.OPEN;
    }

    /** Returns who may call a method. Reports access annotations on a method that is not called from outside. */
    static Access of(Method method, Callback callback, Problems problems) {
        if (callback != Callback.EVENT && callback != Callback.CONNECT) {
            ALL.stream()
                    .filter(method::isAnnotationPresent)
                    .forEach(annotation ->
                            problems.add(Mistake.ACCESS_MISPLACED, Methods.name(method), annotation.getSimpleName()));
        }
        return read(method);
    }

    /** Returns the roles that a class, its supertypes and their methods name. */
    static Set<String> roles(Class<?> endpoint) {
        var roles = new HashSet<String>(of(endpoint).roles());
        for (Class<?> type = endpoint; type != null; type = type.getSuperclass()) {
            DeclareRoles declared = type.getAnnotation(DeclareRoles.class);
            if (declared != null) {
                roles.addAll(List.of(declared.value()));
            }
        }
        for (Class<?> type : Methods.declaring(endpoint)) {
            for (Method method : type.getDeclaredMethods()) {
                roles.addAll(read(method).roles());
            }
        }
        return roles;
    }

    private static Access read(AnnotatedElement element) {
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (element.isAnnotationPresent(DenyAll.class)) {
            return new Access(true, Set.of());
        }
        return allowed == null ? Access.OPEN : new Access(true, Set.of(allowed.value()));
    }
}
