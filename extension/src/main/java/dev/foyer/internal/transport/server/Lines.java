// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.Socket;

import jakarta.websocket.Session;

import dev.foyer.internal.diagnostics.Log;

/**
 * Ends the network connection of a session without notifying the peer, which receives nothing any more. There is no
 * portable way: each container has its own, and where it is not found, nothing is done. Tomcat needs none, because it
 * accepts a time limit for closing.
 */
public final class Lines {

    private static final String LIBERTY = "com.ibm.ws.wsoc.";
    private static final String UNDERTOW = "io.undertow.";
    private static final String JETTY = "org.eclipse.jetty.";

    private Lines() {}

    /** Returns an action that ends the network connection of an open session, at any time and repeatedly. */
    public static Runnable cutter(Session session) {
        String server = session.getClass().getName();
        if (server.startsWith(LIBERTY)) {
            return socket(session);
        }
        if (server.startsWith(UNDERTOW)) {
            return calling(session, "forceClose");
        }
        return server.startsWith(JETTY) ? calling(session, "abort") : () -> {};
    }

    /** Returns an action that calls a public method of a session, unless the session is garbage by then. */
    private static Runnable calling(Session session, String method) {
        var weak = new WeakReference<>(session);
        return () -> {
            Session left = weak.get();
            if (left == null) {
                return;
            }
            try {
                left.getClass().getMethod(method).invoke(left);
            } catch (ReflectiveOperationException | RuntimeException other) {
                notCut(other);
            }
        };
    }

    /**
     * Returns an action that shuts down the socket of Open Liberty, which the container treats as if the peer had gone.
     * Open Liberty's own way to close a channel would leave threads that write to it waiting forever.
     */
    private static Runnable socket(Session session) {
        try {
            Object link = field(call(session, "getSessionImpl"), "connLink");
            Object device = field(link, "deviceConnLink");
            while (!has(device, "getSocketIOChannel")) { // a TLS link comes before the link of the socket
                device = call(device, "getDeviceLink");
            }
            var socket = new WeakReference<>((Socket) call(call(device, "getSocketIOChannel"), "getSocket"));
            return () -> shutDown(socket);
        } catch (ReflectiveOperationException | RuntimeException other) {
            notCut(other);
            return () -> {};
        }
    }

    private static void shutDown(WeakReference<Socket> weak) {
        Socket socket = weak.get();
        if (socket == null) {
            return;
        }
        try {
            socket.shutdownInput();
            socket.shutdownOutput();
        } catch (IOException closed) { // already closed
            return;
        }
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return found(field.get(of), name);
    }

    private static Object call(Object of, String name) throws ReflectiveOperationException {
        Method method = of.getClass().getMethod(name);
        method.setAccessible(true);
        try {
            return found(method.invoke(of), name);
        } catch (InvocationTargetException failed) {
            throw new ReflectiveOperationException(failed);
        }
    }

    private static Object found(Object value, String name) throws NoSuchFieldException {
        if (value == null) {
            throw new NoSuchFieldException(name);
        }
        return value;
    }

    private static boolean has(Object object, String name) {
        try {
            object.getClass().getMethod(name);
            return true;
        } catch (NoSuchMethodException none) {
            return false;
        }
    }

    private static void notCut(Exception why) {
        Log.debug("The line of a session cannot be cut: " + why.getClass().getName());
    }
}
