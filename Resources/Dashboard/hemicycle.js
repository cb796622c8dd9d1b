// SPDX-License-Identifier: Apache-2.0
// Parliament as dots in a half circle. The places follow the rule of Sources/Charts/Drawing/SeatPlaces.swift.

import { fill, s } from "./dom.js";
import { split } from "./shares.js";
import { number, t } from "./words.js";

const outer = 176;
const centre = { x: 200, y: 206 };

/** Radii of half rings inside a radius of 1, and the distance of neighbours: as few rings as hold all seats. */
function rings(seats) {
  if (seats <= 10) return { pitch: seats < 2 ? 0.36 : Math.min(0.36, (Math.PI * 0.82) / (seats - 1)), radii: [0.82] };
  for (let number = 2; ; number += 1) {
    const pitch = 0.6 / number;
    const radii = Array.from({ length: number }, (_, ring) => 1 - pitch / 2 - ring * pitch);
    if (radii.reduce((sum, radius) => sum + Math.floor((Math.PI * radius) / pitch) + 1, 0) >= seats) return { pitch, radii };
  }
}

/** The places of seats from left to right, and the radius of a dot. */
export function layout(seats) {
  const { pitch, radii } = rings(seats);
  const numbers = split(seats, radii);
  const gaps = radii.map((radius, ring) => (numbers[ring] < 2 ? pitch : Math.min(pitch, (Math.PI * radius) / (numbers[ring] - 1))));
  const places = radii.flatMap((radius, ring) => Array.from({ length: numbers[ring] }, (_, seat) => {
    const share = numbers[ring] === 1 ? 0.5 : seat / (numbers[ring] - 1);
    return { share, x: centre.x - outer * radius * Math.cos(share * Math.PI), y: centre.y - outer * radius * Math.sin(share * Math.PI) };
  }));
  return { places: places.sort((one, other) => one.share - other.share), dot: Math.min(...gaps) * 0.43 * outer };
}

const rounded = (value) => String(Math.round(value * 100) / 100);

/** A half circle that can be drawn again and again; dots move only when the number of seats changes. */
export class Hemicycle {
  constructor(label) {
    this.label = label;
    this.title = s("title", {});
    this.description = s("desc", {});
    this.parties = s("g", {});
    this.marks = s("g", {});
    this.line = s("line", { x1: 200, x2: 200, y1: 20, y2: 150, stroke: "currentColor", "stroke-width": 1, "stroke-dasharray": "3 4" });
    this.element = s("svg", { class: "hemicycle", viewBox: "0 0 400 222", role: "img" }, this.title, this.description, this.line, this.parties, this.marks);
    this.groups = new Map();
    this.seats = -1;
  }

  /**
   * blocks: {party, name, color, seats}; what is left of `seats` is drawn empty, `rest` is the word for it.
   * majority: seats that are one; null where the seats are a part of a house.
   */
  draw(blocks, seats, { majority = Math.floor(seats / 2) + 1, rest: word = "vacant" } = {}) {
    if (seats !== this.seats) this.place(seats);
    const seated = blocks.filter((block) => block.seats > 0);
    const left = seats - seated.reduce((sum, block) => sum + block.seats, 0);
    const rest = left > 0 ? [{ party: null, name: t(word, { n: left }), color: "none", seats: left }] : [];
    const groups = [...seated, ...rest].map((block) => this.group(block));
    let next = 0;
    groups.forEach(({ element, block }, place) => {
      const there = this.parties.children[place];
      if (there !== element) this.parties.insertBefore(element, there ?? null);
      // A dot that is with its party already stays where it is.
      for (const dot of this.dots.slice(next, next + block.seats)) if (dot.parentNode !== element) element.append(dot);
      next += block.seats;
    });
    for (const element of [...this.parties.children]) if (!groups.some((group) => group.element === element)) element.remove();
    fill(this.marks, this.middle(seats, majority), this.labels(seated, seats));
    this.title.textContent = `${this.label}. ${t("house.title", { n: number(seats) })}`;
    this.description.textContent = seated.map((block) => `${block.name} ${number(block.seats)}`).join(", ");
  }

  /** Dots for another number of seats. */
  place(seats) {
    const { places, dot } = layout(seats);
    this.seats = seats;
    this.size = dot;
    this.dots = places.map((place) => s("circle", { cx: rounded(place.x), cy: rounded(place.y), r: rounded(dot) }));
    this.groups.clear();
    fill(this.parties);
  }

  /** The group of a party, made when it is first seated. */
  group(block) {
    let element = this.groups.get(block.party);
    if (!element) {
      element = block.party === null ? s("g", { class: "vacant", fill: "none", stroke: "currentColor" }, s("title", {}))
        : s("g", { class: "party", fill: block.color, "data-party": block.party }, s("title", {}));
      this.groups.set(block.party, element);
    }
    element.firstChild.textContent = block.party === null ? block.name : `${block.name}: ${number(block.seats)}`;
    return { element, block };
  }

  /** The middle of the house, its size and what is a majority. */
  middle(seats, majority) {
    this.line.setAttribute("visibility", majority === null ? "hidden" : "visible");
    return [
      s("text", { x: 200, y: 191, "text-anchor": "middle", "font-size": 32, "font-weight": 700 }, number(seats)),
      majority !== null && s("text", { x: 200, y: 207, "text-anchor": "middle", "font-size": 11 }, t("majority.mark", { n: number(majority) })),
    ];
  }

  /** Seats beside each part that has room for a number, so that nothing is said by colour alone. */
  labels(seated, seats) {
    let before = 0;
    let last = -1;
    return seated.map((block) => {
      const share = (before + block.seats / 2) / seats;
      before += block.seats;
      if (share - last < 0.04) return null;
      last = share;
      const reach = outer + 7;
      const x = centre.x - reach * Math.cos(share * Math.PI);
      const y = centre.y - reach * Math.sin(share * Math.PI);
      const anchor = share < 0.4 ? "end" : share > 0.6 ? "start" : "middle";
      return s("text", { x: rounded(Math.min(392, Math.max(8, x))), y: rounded(Math.max(11, y + 4)), "font-size": 13, "text-anchor": x < 22 ? "start" : x > 378 ? "end" : anchor }, number(block.seats));
    });
  }

  /** Brings out one party; none where there is no name. */
  light(party) {
    this.element.classList.toggle("dim", Boolean(party));
    for (const group of this.parties.children) group.classList.toggle("lit", group.dataset.party === party);
  }
}
