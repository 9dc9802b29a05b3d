// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Signs what goes over the backplane, if the application has a secret for it. */
@NullMarked
package dev.foyer.internal.cluster.signed;

import org.jspecify.annotations.NullMarked;
