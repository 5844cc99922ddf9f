/** The database as this service uses it: transactions that wait for it, JSON columns, and work that is done once per key. */
package io.plumbline.gateway.store;
