// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import dev.foyer.internal.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * The place where a server upgrades to WebSocket, relative to an application's filters. Foyer has to decide just before
 * the upgrade and after the application's own filters.
 */
public enum UpgradePlace {
    /** Behind all filters (Open Liberty). */
    BEHIND_FILTERS,
    /** In a filter that can be moved behind the others (Jetty puts it first). */
    MOVABLE_FILTER,
    /** In a filter that the server's initializer, or its WebSocket container, adds behind those of the descriptors. */
    ADDED_FILTER;

    private static final String OPEN_LIBERTY = "com.ibm.";
    private static final String JETTY = "org.eclipse.jetty.";
    private static final String JETTY_FILTER = ".WebSocketUpgradeFilter";

    /**
     * Returns the place on the server of an application.
     *
     * @param context the application's servlet context
     */
    public static UpgradePlace of(Object context) {
        String type = context.getClass().getName();
        if (type.startsWith(OPEN_LIBERTY)) {
            return BEHIND_FILTERS;
        }
        return type.startsWith(JETTY) && handler(context) != null ? MOVABLE_FILTER : ADDED_FILTER;
    }

    /** Moves Jetty's filter behind all others. Called when all filters have been added. */
    public static void moveLast(Object context) {
        Object handler = handler(context);
        if (handler != null) {
            try {
                Object[] mappings = (Object[]) call(handler, "getFilterMappings");
                var ordered = new ArrayList<Object>();
                var last = new ArrayList<Object>();
                for (Object mapping : mappings) {
                    (isUpgrade(mapping) ? last : ordered).add(mapping);
                }
                ordered.addAll(last);
                set(handler, mappings, ordered);
            } catch (
                    ReflectiveOperationException
                            changed) { // the filter stays first, and refuses requests that Foyer has not admitted
                throw new IllegalStateException("Jetty's filter for WebSockets cannot be moved.", changed);
            }
        }
    }

    private static boolean isUpgrade(Object mapping) throws ReflectiveOperationException {
        String name = (String) call(mapping, "getFilterName");
        return name.startsWith(JETTY) && name.endsWith(JETTY_FILTER);
    }

    private static void set(Object handler, Object[] mappings, List<Object> ordered)
            throws ReflectiveOperationException {
        Class<?> type = mappings.getClass().getComponentType();
        Object[] array = ordered.toArray((Object[]) Array.newInstance(type, ordered.size()));
        handler.getClass().getMethod("setFilterMappings", array.getClass()).invoke(handler, (Object) array);
    }

    private static @Nullable Object handler(Object context) {
        try {
            return call(call(context, "getContextHandler"), "getServletHandler");
        } catch (ReflectiveOperationException | RuntimeException none) {
            Log.debug("Jetty's filters are not accessible: " + none.getClass().getName());
            return null;
        }
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getMethod(name);
        return method.invoke(target);
    }
}
