// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A form in which the contract of the application's endpoints is written. */
public enum ContractForm {
    ASYNCAPI("/foyer/asyncapi.json", "application/json"),
    TYPESCRIPT("/foyer/contract.d.ts", "text/plain");

    private final String path;
    private final String mediaType;

    ContractForm(String path, String mediaType) {
        this.path = path;
        this.mediaType = mediaType;
    }

    /** Returns the path at which the form is served, below the context path. */
    public String path() {
        return path;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Returns the form that has a name in the configuration. */
    public static Optional<ContractForm> of(String name) {
        return Stream.of(values())
                .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
