/** The database as this service uses it: transactions that wait for it, rows, and text that it can hold. */
package io.plumbline.aggregator.store;
