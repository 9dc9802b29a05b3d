// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What an application tells its operators. */
@NullMarked
package dev.foyer.test.telemetry;

import org.jspecify.annotations.NullMarked;
