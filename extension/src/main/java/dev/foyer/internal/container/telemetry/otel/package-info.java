// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** OpenTelemetry, the only package that needs its API. Nothing in it is a bean, so CDI never looks at it. */
@NullMarked
package dev.foyer.internal.container.telemetry.otel;

import org.jspecify.annotations.NullMarked;
