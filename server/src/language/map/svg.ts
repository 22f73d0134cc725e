import { arrange, type IsOpen } from './arrange.ts';
import { drawHost } from './draw.ts';
import { describeMap } from './labels.ts';
import type { LiveMap, MapPlace, NetworkMap } from './model.ts';
import { STYLE } from './style.ts';
import { escaped } from './xml.ts';

/** The map as a drawing of its own: readable on light and dark, and by screen readers. The same map gives the same drawing. */
export function svgMap(map: NetworkMap): string {
  const scene = arrange(map);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${scene.width} ${scene.height}" width="${scene.width}" height="${scene.height}" role="img" aria-labelledby="map-title map-desc">`,
    '<title id="map-title">Networks of Xen guests</title>',
    `<desc id="map-desc">${escaped(describeMap(map))}</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="back" width="${scene.width}" height="${scene.height}"/>`,
    ...scene.hosts.map(({ at, placed }) => drawHost(placed, at)),
    '</svg>\n',
  ].join('\n');
}

/** The map for a viewer that has colours of its own, opens what is clicked, and hosts that are small. */
export function liveMap(map: NetworkMap, isOpen?: IsOpen): LiveMap {
  const scene = arrange(map, isOpen);
  const places: MapPlace[] = [];
  const link = (place: MapPlace): number => places.push(place) - 1;
  const { width, height } = scene;
  const open = scene.hosts.flatMap(({ placed }) => (placed.detail === 'full' ? [placed.host.folder] : []));
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escaped(`Network map: ${describeMap(map)}`)}">`,
    ...scene.hosts.map(({ at, placed }) => drawHost(placed, at, link)),
    '</svg>',
  ].join('\n');
  return { svg, width, height, places, open };
}
