/** What all fields of the contract share: bounds of texts, and the JSON mapper. */
package io.plumbline.events.field;
