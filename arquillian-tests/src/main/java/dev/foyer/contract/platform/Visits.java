// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;

/** An enterprise bean of which there is one. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Visits {

    private final AtomicInteger count = new AtomicInteger();

    /** One more. */
    public int next() {
        return count.incrementAndGet();
    }
}
