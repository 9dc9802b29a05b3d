// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import jakarta.enterprise.context.Dependent;

/** A bean that every application has, because Weld does not start without any. */
@Dependent
class Anchor {}
