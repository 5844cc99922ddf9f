/** Access to the gateway's database: its transactions, JSON columns, and a queue for work per key. */
package io.plumbline.gateway.store;
