// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

/** The occasions for which Foyer calls a method of an endpoint class, each with its annotation. */
public enum Callback {
    CONNECT("OnConnect"),
    OPEN("OnOpen"),
    RESUME("OnResume"),
    CLOSE("OnClose"),
    ERROR("OnError"),
    DISCONNECT("OnDisconnect"),
    EVENT("OnEvent"),
    MESSAGE("OnMessage");

    private final String annotation;

    Callback(String annotation) {
        this.annotation = annotation;
    }

    /** Returns the simple name of the annotation. Its class may be the container's, which a model does not know. */
    public String annotation() {
        return annotation;
    }
}
