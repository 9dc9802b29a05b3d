// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import jakarta.ejb.EJB;

import dev.foyer.OnEvent;

/** A generic base class of endpoints, with enterprise beans. */
abstract class Numbered<T> {

    @EJB
    private Visits visits;

    /** What the endpoint makes of a number. */
    protected abstract T of(int number);

    /** The next one. */
    @OnEvent("next")
    public T next() {
        return of(visits.next());
    }
}
