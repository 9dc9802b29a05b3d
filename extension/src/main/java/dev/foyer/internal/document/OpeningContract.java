// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import dev.foyer.internal.document.schema.Schema;

/**
 * Describes the data that a client can send to connect.
 *
 * @param headers the headers, as an object
 * @param query the query parameters, as an object; a browser can send nothing else
 */
record OpeningContract(Schema headers, Schema query) {}
