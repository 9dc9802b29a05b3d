// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

/** What a method of an endpoint class is called for, by the annotation that says so. */
public enum Callback {
    CONNECT("OnConnect"),
    OPEN("OnOpen"),
    CLOSE("OnClose"),
    ERROR("OnError"),
    DISCONNECT("OnDisconnect"),
    EVENT("OnEvent"),
    MESSAGE("OnMessage");

    private final String annotation;

    Callback(String annotation) {
        this.annotation = annotation;
    }

    /** Returns the simple name of the annotation; its class may be one of the container's, which a model does not know. */
    public String annotation() {
        return annotation;
    }
}
