// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.validation;

import jakarta.validation.Valid;

import dev.foyer.OnEvent;

public abstract class Crud<T> {

    @OnEvent("create")
    T create(@Valid T item) {
        return item;
    }
}
