// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.function.Supplier;

/** A combination of audiences, made by {@code except} and {@code and}. It can be created before there is an emitter. */
record Selection(Recipients recipients, Supplier<Emitter> source) implements Addressable {

    @Override
    public Emitter emitter() {
        return source.get();
    }
}
