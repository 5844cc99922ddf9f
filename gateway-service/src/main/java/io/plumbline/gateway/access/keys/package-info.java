/** The API keys: how they are made, kept, listed and revoked. */
package io.plumbline.gateway.access.keys;
